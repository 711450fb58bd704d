set -v
# What a death does to others: to the other end of a pipe, and to clients of a server.
run spin | cat & sleep 0.05; kill spin; wait $!; echo "$?"
seq 100000 | run spin & sleep 0.05; kill spin; wait $!; echo "$?"
cat /motd > f | run spin & sleep 0.05; kill -9 spin; wait $!; echo "$?"
mkdir m; mount ramfs /m
kill ramfs; ls /; echo "$?"; cat /motd; echo "$?"; cat /m/motd; echo "$?"; echo x > f; echo "$?"
df; cd m; ls; echo "$?"; jobs; seq 3 | grep 2; run true; echo "$?"
kill heap; sort /motd; echo "$?"; mount; echo "$?"
