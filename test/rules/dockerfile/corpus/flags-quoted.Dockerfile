FROM alpine
COPY --from="0" --chown='a:b' x y
COPY -- --weird /x
RUN --mount=type=bind,source=a\ b true
