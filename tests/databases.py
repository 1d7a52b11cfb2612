from pathlib import Path

Where = str | Path
