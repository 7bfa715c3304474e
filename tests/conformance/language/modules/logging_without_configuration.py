import logging

logging.info("not shown")
logging.warning("shown on standard error")
logging.error("also %r", {"a": 1})
logging.getLogger("named").warning("named")
