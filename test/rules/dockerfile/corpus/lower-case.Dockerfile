from alpine as Base
run a
From base
Cmd x
