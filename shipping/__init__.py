"""What is handed out, and how it is checked: the wheel and the sdist (``build``, ``contents``), the notices on
what is of others (``notices``), the list of parts (``sbom``), and the fresh environments in which all of it is
tried (``check``). None of it is installed with OnRecord."""
