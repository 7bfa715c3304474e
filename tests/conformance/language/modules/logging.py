import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s", stream=sys.stdout)
logging.debug("not shown")
logging.info("hello %s, %d items", "you", 3)
logger = logging.getLogger("app.db")
logger.warning("slow query: %.2f s", 1.234)
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("it failed")
logger.setLevel(logging.ERROR)
logger.warning("not shown either")
logger.error("shown")
logger.log(logging.CRITICAL, "critical")
print(logger.name, logger.isEnabledFor(logging.INFO), logging.getLevelName(30), logging.getLogger("app.db") is logger)
