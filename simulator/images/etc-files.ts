export const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
VERSION_ID="13"
VERSION="13 (trixie)"
VERSION_CODENAME=trixie
DEBIAN_VERSION_FULL=13.8
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`;

export const PROFILE = `# /etc/profile: for login shells
if [ "$(id -u)" -eq 0 ]; then
  PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
else
  PATH="/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"
fi
export PATH
if [ "\${PS1-}" ] && [ -n "\${BASH-}" ] && [ -f /etc/bash.bashrc ]; then
  . /etc/bash.bashrc
fi
`;

export const BASHRC = `# /etc/bash.bashrc: for interactive bash
[ -z "\${PS1-}" ] && return
shopt -s checkwinsize
PS1='\${debian_chroot:+($debian_chroot)}\\u@\\h:\\w\\$ '
`;

export const ROOT_BASHRC = `# ~/.bashrc: for interactive bash
# PS1 is set in /etc/bash.bashrc.
`;

export const ROOT_PROFILE = `# ~/.profile: for login shells
if [ "$BASH" ] && [ -f ~/.bashrc ]; then
  . ~/.bashrc
fi
`;

export const SKEL_BASHRC = `# ~/.bashrc: for interactive bash
case $- in
    *i*) ;;
      *) return;;
esac
HISTCONTROL=ignoreboth
shopt -s histappend checkwinsize
PS1='\${debian_chroot:+($debian_chroot)}\\u@\\h:\\w\\$ '
alias ls='ls --color=auto'
`;

export const SKEL_PROFILE = `# ~/.profile: for login shells
if [ -n "$BASH_VERSION" ] && [ -f "$HOME/.bashrc" ]; then
  . "$HOME/.bashrc"
fi
`;

export const BASH_LOGOUT = '# ~/.bash_logout: when a login shell ends\n';
