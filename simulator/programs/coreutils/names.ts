/** What Debian's coreutils package puts into /usr/bin, as far as it exists here. */
export const coreutilsNames: readonly string[] = (
  '[ arch basename cat chgrp chmod chown cp cut date dirname du echo env false groups head id ln logname ls mkdir mktemp mv nice nohup nproc ' +
  'printenv printf pwd readlink realpath rm rmdir seq sleep sort stat tail tee test timeout touch tr true uname uniq wc whoami yes'
).split(' ');
