set -v
# find and xargs.
mkdir t; cd t; mkdir -p a/b; touch a/1.txt a/b/2.txt 'a/with space'; echo text > a/b/3.c
find . | sort; find a -type d; find . -name '*.txt' | sort
find . -type f -name '?.c' -exec cat {} \;
find . -type f -exec echo {} + | wc -w
find . '(' -name 1.txt -o -name 3.c ')' ! -type d | sort
find . -maxdepth 1; find a -mindepth 2 | sort; find . -size +0c -type f; find a -empty | sort
find . -type f -print0 | xargs -0 -n 1 echo | sort
find none; echo "$?"; find . -bad; echo "$?"; find a/1.txt -exec false {} ';'; echo "$?"
echo 1 2 3 4 5 | xargs; seq 5 | xargs -n 2 echo +; seq 2 | xargs -I% echo '<%>'
echo a | xargs false; echo "$?"; echo a | xargs none; echo "$?"; xargs < /dev/null; xargs -r echo < /dev/null
echo "'a b' c\\ d" | xargs -n 1
seq 3000 | xargs echo | wc
find . -name '*.txt' -delete; find . -type f | sort; grep -r text .
