# commentaire é
FROM alpine
LABEL name="élève 中文" x=🚀
RUN echo "é" && \
  echo 🚀
USER üser
