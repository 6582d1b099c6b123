FROM alp\
ine:3.2\
2
RUN ec\
ho hi
