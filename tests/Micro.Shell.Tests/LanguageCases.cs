namespace Micro.Shell.Tests;

/// <summary>Texts that use only the language and the simplest commands; `--` lines separate them.</summary>
internal static class LanguageCases
{
    public const string All = """
        echo hello world
        --
        echo 'single  quotes'   "double  quotes" un\ quoted
        --
        echo "a\"b\\c\$d\e" 'x\y' \\ \"
        --
        A=1; B="$A 2"; echo $B "$B" '$B' ${B}x ${#B}
        --
        echo ${X:-default} ${X-d2} "${X:+no}" ${Y:=set} $Y ${Y:+yes}
        --
        X='a  b   c'; echo $X; echo "$X"; for w in $X; do echo [$w]; done
        --
        echo * ; echo d* ; echo *.txt ; echo [ab].txt ; echo [!a].txt ; echo ?.txt; echo '*' \* "*"
        --
        echo nothing*here dir/*.txt */* */*/* ./*.txt
        --
        X='*'; echo $X "$X"
        --
        true && echo yes || echo no; false && echo yes || echo no
        --
        false; echo $?; true; echo $?; ! true; echo $?; ! false; echo $?
        --
        echo one; echo two # comment ; echo three
        --
        echo a#b # c
        --
        echo a > out; echo b >> out; while false; do :; done; echo c >>out; : < out; echo done
        --
        if true; then echo 1; elif true; then echo 2; else echo 3; fi
        --
        if false; then echo 1; elif true; then echo 2; else echo 3; fi
        --
        if false; then echo 1; elif false; then echo 2; else echo 3; fi; echo $?
        --
        for i in 1 2 3 4; do if [ $i = 3 ]; then break; fi; [ $i = 1 ] && continue; echo $i; done
        --
        for i in a b; do for j in 1 2; do [ $j = 2 ] && continue 2; echo $i$j; done; done
        --
        case abc in x) echo x;; a*) echo star;; *) echo other;; esac
        --
        case "*" in a) echo a;; "*") echo quoted;; esac; case x in (y|x) echo yx;; esac; case q in a) ;; esac; echo $?
        --
        X=1; (X=2; echo $X); echo $X
        --
        { echo a; echo b; } > f; echo $?
        --
        X=$(echo sub; echo two); echo "$X"; echo $(echo a; echo b) `echo c`
        --
        echo $(false); X=$(false); echo $?
        --
        set -- one 'two three' four; echo $# $1 "$2" $3; shift; echo $1; for a in "$@"; do echo [$a]; done; for a; do echo $a; done
        --
        set -- a b; echo "$@" "$*" $@; set --; echo "$@" $#
        --
        exit 7
        --
        false; exit
        --
        sh -c 'echo $0 $1 $2; exit 3' name x y; echo $?
        --
        X=5 sh -c 'echo $X'; echo [$X]
        --
        export X=5; sh -c 'echo $X'; Y=6; sh -c 'echo [$Y]'
        --
        cd dir; pwd > /dev/null; echo *; cd sub; echo *; cd ../..; echo *
        --
        nonexistent-command; echo $?
        --
        echo x 2>/dev/null 1>&2; echo y
        --
        X="a b"; Y=$X; echo "$Y"
        --
        echo "multi
        line"
        --
        echo a\
        b
        --
        echo 'unfinished
        --
        echo a; ;
        --
        i=x; until [ $i = xxxx ]; do i=x$i; echo $i; done
        --
        unset X; echo [${X}]; X=; echo [${X-unset}] [${X:-empty}]
        --
        echo "$(echo "nested $(echo deep)")"
        --
        echo {a} } ; echo if then
        --
        true | false; echo $?; false | true; echo $?; ! false | true; echo $?
        --
        echo a | { echo b; }; (echo c) | (echo d)
        --
        wait; echo $?
        --
        set -e; false || echo ok; if false; then :; fi; false; echo never
        --
        echo ${1:-none} $#; echo "$#"
        --
        echo ~ > /dev/null; echo '~' "~" a~b
        --
        echo [a-c].txt [[:alpha:]].txt [\a].txt
        --
        X='a\b'; echo "$X"; printf '%s\n' $X
        """;
}
