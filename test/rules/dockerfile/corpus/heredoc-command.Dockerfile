FROM alpine
RUN python3 - <<EOF > /out
print("x")
EOF
RUN cat <<EOF | sh
echo
EOF
