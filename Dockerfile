# OnRecord in a container: the locked packages, nobody's rights, no network needed to read. docs/installing.md says how
# it is run.
#
#   docker build -t onrecord .
#   docker build -t onrecord --build-arg LOCK=mine.lock .    # with other libraries: a lock of your own

ARG BASE=docker.io/library/python:3.13-slim-bookworm

FROM ${BASE} AS build
ARG LOCK=requirements.lock
WORKDIR /build
RUN python3 -m venv /opt/onrecord
COPY ${LOCK} requirements.lock
RUN /opt/onrecord/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE THIRD-PARTY.md ./
COPY src src
# What was needed to build is not needed to run.
RUN /opt/onrecord/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/onrecord/bin/pip uninstall --yes hatchling editables pathspec pluggy trove-classifiers pip

FROM ${BASE}
RUN useradd --no-log-init --user-group --uid 10001 --home-dir /var/lib/onrecord --create-home onrecord
COPY --from=build /opt/onrecord /opt/onrecord
ENV PATH=/opt/onrecord/bin:$PATH \
    ONRECORD_RECORD=/var/lib/onrecord/record.db \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
# A setting that is not in the environment is looked for here, in onrecord.toml.
WORKDIR /var/lib/onrecord
VOLUME /var/lib/onrecord
EXPOSE 8765
# Of `onrecord serve`; where something else is run, --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python3", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8765/login', timeout=4)"]
ENTRYPOINT ["onrecord"]
CMD ["serve", "--host", "0.0.0.0"]
