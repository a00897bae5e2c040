// What express 4.21.2 brings: where it goes below node_modules, version, bytes, F when its authors ask for funding.
export const expressBrings = `
accepts 1.3.8 16795
array-flatten 1.1.1 4422
async-function 1.0.0 9635
async-generator-function 1.0.0 10554
body-parser 1.20.3 62624
bytes 3.1.2 12270
call-bind-apply-helpers 1.0.2 15952
call-bound 1.0.4 17106 F
content-disposition 0.5.4 19113
content-type 1.0.5 10471
cookie 0.7.1 23319
cookie-signature 1.0.6 3936
debug 2.6.9 51243
depd 2.0.0 27117
destroy 1.2.0 9018
dunder-proto 1.0.1 13003
ee-first 1.1.1 6259
encodeurl 2.0.3 7832 F
es-define-property 1.0.1 10217
es-errors 1.3.0 12324
es-object-atoms 1.1.2 11967
escape-html 1.0.3 3660
etag 1.8.1 10809
finalhandler 1.3.1 19034
forwarded 0.2.0 5876
fresh 0.5.2 10116
function-bind 1.1.2 31427 F
generator-function 2.0.1 10078
get-intrinsic 1.3.1 47064 F
get-proto 1.0.1 10840
gopd 1.2.0 9869 F
has-symbols 1.1.0 23409 F
hasown 2.0.4 10332
http-errors 2.0.0 18808
iconv-lite 0.4.24 335941
inherits 2.0.4 3958
ipaddr.js 1.9.1 42145
math-intrinsics 1.1.0 17323
media-typer 0.3.0 11055
merge-descriptors 1.0.3 5081 F
methods 1.1.2 5288
mime 1.6.0 51738
mime-db 1.52.0 205539
mime-types 2.1.35 18272
ms 2.0.0 6266
negotiator 0.6.3 27375
object-inspect 1.14.0 86766 F
on-finished 2.4.1 13679
parseurl 1.3.3 10299
path-to-regexp 0.1.12 6598
proxy-addr 2.0.8 16326 F
qs 6.13.0 253581 F
range-parser 1.2.1 8457
raw-body 2.5.2 25752
safe-buffer 5.2.1 32101 F
safer-buffer 2.1.2 42299
send 0.19.0 50197
send/node_modules/encodeurl 1.0.4 7971
send/node_modules/ms 2.1.3 6721
serve-static 1.16.2 25426
setprototypeof 1.2.0 4025
side-channel 1.1.1 22864 F
side-channel-list 1.0.1 16973 F
side-channel-map 1.0.1 13348 F
side-channel-weakmap 1.0.2 14667 F
statuses 2.0.1 12116
toidentifier 1.0.1 4685
type-is 1.6.18 18497
unpipe 1.0.0 4311
utils-merge 1.0.1 3720
vary 1.1.2 8747
`;
