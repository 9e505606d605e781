"""The database's own refusal to change or delete what is on the trail, per vendor."""

from typing import Final

PLANT: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": (
        "CREATE TRIGGER trail_entry_no_update BEFORE UPDATE ON trail_entry "
        "BEGIN SELECT RAISE(ABORT, 'trail entries are never changed'); END",
        "CREATE TRIGGER trail_entry_no_delete BEFORE DELETE ON trail_entry "
        "BEGIN SELECT RAISE(ABORT, 'trail entries are never deleted'); END",
        "CREATE TRIGGER trail_head_no_delete BEFORE DELETE ON trail_head "
        "BEGIN SELECT RAISE(ABORT, 'the end of the trail is never deleted'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'trail entries are never changed or deleted'; END $$",
        "CREATE TRIGGER trail_entry_no_change BEFORE UPDATE OR DELETE ON trail_entry "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
        "CREATE TRIGGER trail_entry_no_truncate BEFORE TRUNCATE ON trail_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
        "CREATE TRIGGER trail_head_no_delete BEFORE DELETE ON trail_head "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
        "CREATE TRIGGER trail_head_no_truncate BEFORE TRUNCATE ON trail_head "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    ),
}

LIFT: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS trail_entry_no_update",
        "DROP TRIGGER IF EXISTS trail_entry_no_delete",
        "DROP TRIGGER IF EXISTS trail_head_no_delete",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS trail_entry_no_change ON trail_entry",
        "DROP TRIGGER IF EXISTS trail_entry_no_truncate ON trail_entry",
        "DROP TRIGGER IF EXISTS trail_head_no_delete ON trail_head",
        "DROP TRIGGER IF EXISTS trail_head_no_truncate ON trail_head",
    ),
}
