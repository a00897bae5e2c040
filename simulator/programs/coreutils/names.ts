/** What Debian's coreutils package puts into /usr/bin, as far as it exists here. */
export const coreutilsNames: readonly string[] = (
  '[ arch base64 basename cat chgrp chmod chown comm cp cut date dirname du echo env expand expr false fold groups head id join ln logname ls ' +
  'md5sum mkdir mkfifo mktemp mv nice nl nohup nproc paste printenv printf pwd readlink realpath rm rmdir seq sha1sum sha256sum sleep sort split ' +
  'stat stty sync tac tail tee test timeout touch tr true truncate tty uname uniq wc whoami yes'
).split(' ');
