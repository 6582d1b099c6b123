FROM alpine
COPY ["a b", "c d", "/e f/"]
ADD ["x","/y"]
VOLUME ["/data"]
VOLUME /a /b
