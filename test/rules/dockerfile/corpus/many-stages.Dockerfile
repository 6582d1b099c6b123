FROM a AS one
RUN 1
FROM one AS two
COPY --from=one x y
FROM two
COPY --from=0 x y
FROM --platform=$TARGETPLATFORM TWO as Three
