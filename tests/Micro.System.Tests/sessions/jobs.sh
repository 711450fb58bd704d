set -v
# Jobs, wait and kill.
sleep 0.2 & sleep 0.1; jobs; wait; echo "$?"
(exit 3) & wait $!; echo "$?"; false & wait %1; echo "$?"
wait 99999; echo "$?"; wait %9; echo "$?"
run spin & kill %1; wait %1; echo "$?"
run spin & kill -9 $!; wait $!; echo "$?"
run spin & kill spin; wait; ps | grep -c spin
run spin & kill -INT %1; wait %1; echo "$?"
kill nobody; echo "$?"; kill %1; echo "$?"; kill; echo "$?"; kill -l | head -n 2
echo one & echo two & wait; echo three
# A busy job beside the shell.
run spin & run spin & sleep 0.1; seq 3; ps | grep -o 'spin$'; kill spin; wait
sleep 100 & jobs -p > j; echo $! | cmp - j && echo same; kill $!; wait $!; echo "$?"
{ sleep 0.1; echo later; } & echo now; wait
cat & wait; echo "$?"
seq 3 | { sleep 0.1; cat; } & wait
