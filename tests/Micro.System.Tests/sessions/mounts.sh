set -v
# Mounting: a file system can be seen at more than one place.
mount
mkdir m d; echo under > m/f; ls m
mount ramfs /m; mount; ls m; df | grep -c ramfs; df | head -n 1
echo top > g; cat m/g; rm m/g; ls g; cat m/m/f
cd m/d; pwd; echo deep > h; cat /d/h; cd ../..; pwd
mv m/d/h /h; cat h; cp -r m/d e; ls /m/../m/./e/..
umount /m; ls m; umount m; echo "$?"
umount /none; echo "$?"; umount /; echo "$?"; umount; echo "$?"
mount ramfs /none; echo "$?"; mount none /m; echo "$?"; mount ramfs /h; echo "$?"; mount ramfs; echo "$?"
cd d; mount ramfs /m; umount ../m/; mount; df /none; echo "$?"; mount ramfs /m; df . /m/h / /x | grep -o "[^ ]*$"; df -k ../m | grep -o "[^ ]*$"; umount /m
