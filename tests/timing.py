"""Time by ratio: how fast a machine is changes, how work grows with its size does not."""

import time


def seconds(work):
    """The processor's seconds that this process needs for `work`: a busy machine adds none."""
    start = time.process_time()
    work()
    return time.process_time() - start
