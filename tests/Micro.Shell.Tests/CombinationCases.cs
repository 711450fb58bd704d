namespace Micro.Shell.Tests;

/// <summary>Texts that combine language and commands, and those that go wrong; `--` lines separate them.</summary>
internal static class CombinationCases
{
    public const string All = """
        wc dir; echo $?; wc a.txt dir; echo $?; wc -l dir a.txt
        --
        sort dir; echo $?
        --
        grep a dir; echo $?; grep a dir a.txt; echo $?; grep -q a dir a.txt; echo $?; grep -s a dir; echo $?
        --
        sha256sum dir a.txt; echo $?; head dir; echo $?; tail dir; echo $?; head -n1 dir a.txt; echo $?; tail -n 1 dir a.txt
        --
        uniq dir; echo $?; cmp dir a.txt; echo $?; tee < a.txt dir; echo $?; cat -n dir a.txt
        --
        echo "a`echo b`c" "$(echo "x y")" $(echo "x   y"); for f in *.none; do echo $f; done; if ! false; then echo ok; fi
        --
        ls missing 2>&1 >/dev/null | wc -l; a=1 b=2; echo $a$b; echo a 1>f 2>&1; cat f; echo x >f >g; cat f g
        --
        case abc in a*c|z) echo 1;; esac; case "" in "") echo empty;; esac; case a in b) ;; esac; echo $?; x=b; case b in $x) echo var;; esac; case 'a b' in a\ b) echo sp;; esac
        --
        x=; [ -z "$x" ] && echo z; [ -n "$x" ] || echo n; [ "$x" ] || echo e; [ -d dir -a -f a.txt ] && echo both; [ ! -d a.txt ] && echo not
        --
        i=0; while [ $i != 000 ]; do i=${i}0; [ $i = 00 ] && continue; echo $i; done
        --
        echo 'a
        b' | while true; do echo body; break; done; for x in 1 2 3; do echo $x; done | sort -r
        --
        echo ${x:-$(echo sub)} ${x:-"a  b"} ${x:-a  b} "${x:-a  b}"; y=1; echo ${y:+"q  r"} ${#y} ${y}z
        --
        echo "\$HOME" '$HOME' \$HOME; echo "a'b" 'a"b'; echo a\\b "a\\b" 'a\\b'; echo -n x; echo; echo -n; echo --; echo -e; echo -ne 'a\tb\n'; echo -e 'x\\y\0101\x41\q\"'; echo -e 'a\cb' c; echo -nx; echo -E 'a\tb'; echo -eE 'a\tb'
        --
        { echo 1; echo 2; } | { cat; echo 3; }; ( echo a; exit 3 ); echo $?; (cd dir; ls); ls -d dir
        --
        false || false || echo x; true && false || echo y; true || echo no && echo z; ! true || echo w; ! false && echo v
        --
        sh -c 'exit 5' ; echo $?; sh -c 'echo $#' a b c; sh -c 'echo "$@"' n 'x  y'; echo 'echo from $0 $1' > s; sh s arg; sh ./s; echo 'exit 4' > t; sh t; echo $?
        --
        echo 'echo piped $1' | sh; sh < a.txt; echo $?; sh -c ''; echo $?; sh -c 'nosuch'; echo $?; sh empty; echo $?
        --
        for i in a b c; do for j in 1 2 3; do if [ $j = 2 ]; then break; fi; echo $i$j; done; done; for i in 1 2; do for j in 1 2; do break 2; done; done; echo $i$j
        --
        printf 'one\ntwo\nthree\n' | grep -n -v two; printf 'b\na\n' | sort | head -n 1; printf 'x' | wc -l; printf 'a\0b\n' | cat | wc -c
        --
        ls *.txt | while true; do cat; break; done; find . -name '*.txt' | sort | xargs -n 1 wc -c; find . -type f | xargs grep -l a | sort
        --
        echo a > 'sp ace'; cat 'sp ace'; cat sp\ ace; cat "sp ace"; for f in sp*; do cat "$f"; done; ls -d sp*; rm sp*; ls -d sp* ; echo $?
        --
        set -x; echo a b; set +x; echo c
        --
        true &
        wait; echo after; x=1 & y=2; wait; echo $y
        --
        if true
        then
          echo multi

          # comment
          echo line
        fi
        for i in 1 2
        do echo $i
        done; case x in
        x) echo c
        ;;
        esac
        --
        read x < a.txt; echo $x; printf 'a b c\nsecond\n' > f; read x y < f; echo "$x|$y"; read x < empty; echo $?; cat a.txt | while read l; do echo "[$l]"; done; printf 'no end' | { read x; echo $? $x; }; { read a; read b; echo $b $a; } < a.txt; printf '  lead  trail  \n' | { read x; echo "[$x]"; }; printf 'a\\b\\\nc\n' > g; read x < g; echo "$x"; read -r x < g; echo "$x"
        --
        echo hello > f; echo x | cat f - ; cat f | tee g | wc -c; cat g; cat nofile | wc -l; cp f h && mv h i && cat i && rm i && ls
        --
        echo "unterminated
        --
        echo a | | echo b
        --
        for; do
        --
        if true; then echo x
        --
        ( echo a
        --
        echo ok; }
        --
        && echo x
        --
        > f; ls -s f >/dev/null 2>&1; test -f f; echo $?; 2>f; echo $?; < missing; echo $?; >f echo order
        --
        echo $(echo a; false); echo $?; x=$(exit 3); echo $?; x=$(exit 3) true; echo $?; echo $(exit 3) >/dev/null; echo $?
        --
        echo 'a b' 'c' | xargs -I% echo '[%]'; echo a,b | xargs -0 echo -n; seq 5 | xargs -n 2; seq 3 | xargs -t echo 2>/dev/null
        """;
}
