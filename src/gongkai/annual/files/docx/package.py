"""A document as the bytes of its package, the same for the same document."""

import io

from docx.document import Document
from docx.opc.pkgwriter import PackageWriter

from gongkai.annual.files.archive import dated_alike


def packed(document: Document) -> bytes:
    """Return ``document`` as a file."""
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    content = io.BytesIO()
    PackageWriter.write(content, package.rels, package.parts)  # type: ignore[no-untyped-call]
    return dated_alike(content.getvalue())
