"""What cannot be formatted is reported with the calls that led to it, and the program goes on."""

import logging

logging.basicConfig(format="%(message)s")


def work():
    logging.warning("%d percent", "ten")


work()
logging.error("too %s", 1, 2)
logging.error("fine")
