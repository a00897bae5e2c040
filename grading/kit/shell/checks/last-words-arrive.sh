# $1: the role whose log it is; $2: the words
check_last_words_arrive() { [ -e "$work/of-$1/last-words" ] && docker exec -i "$eye" grep -qE -- "$2" < "$work/of-$1/last-words"; }
