FROM alpine
ENV A=1 B="two words" C=a\ b D='single $X'
ENV OLD style value = with spaces
ENV E="a\"b" F=
LABEL a=b "c d"="e f" g="h\
 i"
LABEL old style
