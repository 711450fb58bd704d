set -v
# Files and directories.
mkdir t; cd t; pwd
mkdir -p a/b/c a/d; mkdir a; echo "$?"
echo one > f; echo two >> f; cat f
touch -d @1000000000 f; stat -c '%n %s %F %Y' f a
touch -c none; ls none; ls -1
cp f g; cp -r a e; mv g a/b; find . | sort
ls -a a; ls -F; ls -R e
ls -l f a/b/g | wc -l; ls -l f
cp f a; mv f h; cat h a/f
cmp h a/f; echo x | cmp h -; echo "$?"
rmdir a/d; rmdir a; echo "$?"
rm a/b/g; rm a; rm none; rm -f none; echo "$?"
rm -r a e; ls
stat -c '%a %A %h' h; test -f h && test ! -d h && [ -s h ]; echo "$?"
wc h; wc -l < h; wc -c h; head -n 1 h; tail -n 1 h
# Nothing is left open, and a removed file goes on while it is read.
seq 3 > n; { rm n; cat; ls; } < n
cd ..; rmdir t; echo "$?"; rm -rf t; ls -d t; echo "$?"
