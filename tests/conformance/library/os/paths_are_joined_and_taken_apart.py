import os.path

print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.join("", "b"), os.path.join("a", ""))
for path in ("/a/b.tar.gz", "b", "/", "a/", "", ".bashrc", "a/.x.y", "...", "a//b", "a/b/../c", "./a", "../a", "/../a"):
    print(os.path.split(path), os.path.dirname(path), os.path.basename(path), os.path.splitext(path), os.path.isabs(path), os.path.normpath(path))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.commonprefix(["abc", "abd"]), os.path.commonpath(["/a/b/c", "/a/b/d"]))
print(os.path.exists("/no/such/file"), os.path.isfile("/no/such/file"))


class Folder:
    def __fspath__(self):
        return "p/q"


print(os.path.basename(Folder()), os.fspath(Folder()), isinstance(Folder(), os.PathLike), isinstance("p", os.PathLike))
for wrong in (lambda: os.path.join("a", 3), lambda: os.fspath(3), lambda: os.path.join("a", b"b"), lambda: os.path.commonpath([])):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
