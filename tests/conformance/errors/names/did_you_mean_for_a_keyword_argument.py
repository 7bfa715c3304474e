def connect(host, timeout=10):
    return host


connect("a", timout=5)
