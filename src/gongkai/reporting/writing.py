"""Why a folder could not be written, in words that its owner can act on."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EEXIST: "同名的文件已经存在，不是目录",
    errno.ENOTDIR: "路径中有一段是文件，不是目录",
    errno.EISDIR: "同名的目录已经存在，无法写成文件",
    errno.EACCES: "没有写权限",
    errno.EPERM: "没有写权限",
    errno.EROFS: "所在的磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENAMETOOLONG: "路径过长",
    errno.ELOOP: "路径中的链接循环",
    errno.ENOENT: "路径不存在",
}


def reason(error: OSError) -> str:
    """Return in Chinese why the system refused.

    >>> reason(FileExistsError(errno.EEXIST, "File exists")), reason(OSError(5, "I/O"))
    ('同名的文件已经存在，不是目录', '系统错误 5')
    """
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno or 0}")
