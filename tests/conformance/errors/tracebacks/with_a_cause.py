class ConfigError(Exception):
    pass


def port(settings):
    try:
        return int(settings["port"])
    except KeyError as error:
        raise ConfigError("port is missing") from error


port({})
