# Two images from one file:
#   docker build --target build -t onrecord-build .   builds indexes: sentence-transformers and CPU torch
#   docker build --target serve -t onrecord .         asks and serves: no torch
# The index is a volume at /index, written by the one, read by the other.

FROM python:3.11.14-slim-trixie AS base
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 ONRECORD_INDEX=/index
RUN useradd --create-home --uid 10001 onrecord && mkdir /index && chown onrecord /index \
    && pip install "pip==26.1"
WORKDIR /app
COPY pyproject.toml constraints.txt README.md ./

FROM base AS build
# From PyTorch's own index, for PyPI's torch brings gigabytes of CUDA.
RUN pip install torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu
COPY index index
COPY rag rag
COPY api api
RUN pip install . --constraint constraints.txt
USER onrecord
VOLUME /index
ENTRYPOINT ["rebuild-index"]
CMD ["--help"]

FROM base AS serve
RUN pip install --group serve --constraint constraints.txt
COPY index index
COPY rag rag
COPY api api
RUN pip install --no-deps .
USER onrecord
VOLUME /index
EXPOSE 8000
# The container's port is published by whoever runs it; inside, listen to all addresses. Then `serve` starts only if
# whoever runs it says who may ask. It is your choice, so it is made nowhere here:
#   docker run -e ONRECORD_API_KEYS=HASH ...   those with a key: docker run onrecord make-key   prints one and its hash
#   docker run -e ONRECORD_OPEN=1 ...          everybody who can reach the port
ENV ONRECORD_HOST=0.0.0.0
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('ONRECORD_PORT', '8000') + '/readyz', timeout=2)"]
ENTRYPOINT ["onrecord"]
CMD ["serve"]
