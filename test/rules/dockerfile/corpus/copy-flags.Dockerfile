FROM alpine
COPY --from=0 --chown=1:1 --chmod=0644 --link a b /c/
ADD --checksum=sha256:abc --keep-git-dir=true https://x/y.git /z
COPY --exclude=*.md --parents a b
