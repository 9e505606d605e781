"""What can go wrong while an act is put on the trail."""


class NotInTransaction(Exception):
    """An entry was recorded outside the transaction of the act it tells of."""


class ChainMoved(Exception):
    """The end of the chain moved under the writer, which the lock should make impossible."""
