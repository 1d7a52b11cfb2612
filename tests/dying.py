"""A worker that dies of certain reports, as one dies of a fault in a library."""

PROGRAM = """
import os
from onrecord.pipeline.engines import batches, worker

read_batch = batches.read_batch

def read(reader, arrivals):
    if any("deadly" in arrival.report.text for arrival in arrivals):
        os.abort()
    return read_batch(reader, arrivals)

batches.read_batch = read
worker.main()
"""
