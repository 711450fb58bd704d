set -v
# Messages and statuses.
ls /x; echo "$?"; cat /x /; echo "$?"; cd /x; echo "$?"; cd /motd; echo "$?"
mkdir /motd; rmdir /motd; rm /; touch /x/y; echo "$?"
cp /x /y; mv /x /y; cp; mv a; echo "$?"; head /x; tail /x; wc /x; sort /x; echo "$?"
cmp /motd /x; echo "$?"; grep a /x; echo "$?"; stat /x; sha256sum /x; hexdump /x; tee / < /dev/null; echo "$?"
x; echo "$?"; /x; echo "$?"; /; echo "$?"; sh /x; echo "$?"; run x; echo "$?"
ls -?; echo "$?"; cat --none; echo "$?"; seq a; echo "$?"; sleep x; echo "$?"; date x; echo "$?"
test 1 -eq x; echo "$?"; [ a; echo "$?"; kill x; echo "$?"; help none; echo "$?"; (exit x); echo "$?"
echo x > /; echo "$?"; < /x; echo "$?"; echo x >&9; echo "$?"
sh -c 'exit 255'; echo "$?"; sh -c 'exit 256'; echo "$?"; sh -c 'x'; echo "$?"
run fault null-read 2> /dev/null; echo "$?"; run spin & kill $!; wait $!; echo "$?"
sh -c 'echo )'; echo "$?"; sh -c 'if'; echo "$?"; sh -c "echo 'a"; echo "$?"; sh -c 'echo ${1bad}'; echo "$?"
! exit 3
echo the shell ended before this
