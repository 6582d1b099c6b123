FR\
OM alpine
RU\
N a
