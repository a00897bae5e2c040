// Debian 13's packages, as far as the images and apt-get here know them (amd64, versions of its 13.8 point release).
// name|version|installed kB|download kB|E for essential|depends beyond the minimal system|files|summary
// files: bin/X=bytes below /usr, @mode where it is not 755, >target for a symlink, L/ for /usr/lib/x86_64-linux-gnu
export const DEBIAN_TRIXIE = `
adduser|3.152|428|191|||sbin/adduser=59426 sbin/deluser=21209 sbin/addgroup>adduser sbin/delgroup>deluser|add and remove users and groups
apt|3.0.4|4481|1453|||bin/apt=18752 bin/apt-cache=92552 bin/apt-cdrom=27016 bin/apt-config=31040 bin/apt-get=59784 bin/apt-mark=63880 L/libapt-private.so.0.0.0=781480 /usr/lib/apt/methods/http=223632|commandline package manager
apt-utils|3.0.4|1087|337|||bin/apt-extracttemplates bin/apt-ftparchive|package management related utility programs
base-files|13.8+deb13u8|500|88|E|||Debian base system miscellaneous files
base-passwd|3.6.7|272|54|E||sbin/update-passwd=39416|Debian base system master password and group files
bash|5.2.37-2+b10|7196|1501|E||bin/bash=1298416 bin/bashbug=6944 bin/clear_console=14488 bin/rbash>bash|GNU Bourne Again SHell
bind9-dnsutils|1:9.20.30-1~deb13u1|525|167||bind9-host,bind9-libs,libedit2,libjemalloc2,libprotobuf-c1|bin/dig bin/nslookup|Clients provided with BIND 9
bind9-host|1:9.20.30-1~deb13u1|141|57||bind9-libs|bin/host|DNS Lookup Utility
bind9-libs|1:9.20.30-1~deb13u1|3649|1250||libfstrm0,libjemalloc2,libjson-c5,liblmdb0,libmaxminddb0,libprotobuf-c1,liburcu8t64,libuv1t64,libxml2||Shared Libraries used by BIND 9
binutils|2.44-3|1073|265||libbinutils,libgprofng0,binutils-common,binutils-x86-64-linux-gnu||GNU assembler, linker and binary utilities
binutils-common|2.44-3|16098|2509||||Common files for the GNU assembler, linker and binary utilities
binutils-x86-64-linux-gnu|2.44-3|5990|1014||binutils-common,libbinutils,libctf-nobfd0,libctf0,libjansson4,libsframe1||GNU binary utilities, for x86-64-linux-gnu target
bsdutils|1:2.41.5-0+deb13u1|401|110|E||bin/logger=60392 bin/renice=14720 bin/script=80264 bin/scriptlive=67976 bin/scriptreplay=47496 bin/wall=47496|basic utilities from 4.4BSD-Lite
build-essential|12.12|17|5||libc6-dev,gcc,g++,make,dpkg-dev||Informational list of build-essential packages
busybox|1:1.37.0-6+b9|875|485|||bin/busybox=826128|Tiny utilities for small and embedded systems
bzip2|1.0.8-6|113|41||||high-quality block-sorting file compressor - utilities
ca-certificates|20250419+deb13u1|387|161||openssl|sbin/update-ca-certificates=5672|Common CA certificates
catatonit|0.2.1-2+b14|736|275|||bin/catatonit|init process for containers
coreutils|9.7-3|18457|3024|E||bin/[=55720 bin/arch=43464 bin/b2sum=63944 bin/base32=47528 bin/base64=47528 bin/basename=43432 bin/basenc=59816 bin/cat=47592 bin/chcon=80296 bin/chgrp=76232 bin/chmod=72136 bin/chown=76232 bin/cksum=137672 bin/comm=47560 bin/cp=149960 bin/csplit=59848 bin/cut=55752 bin/date=100808 bin/dd=76272 bin/df=109488 bin/dir=158632 bin/dircolors=55752 bin/dirname=43432 bin/du=113096 bin/echo=43432 bin/env=56144 bin/expand=47560 bin/expr=51624 bin/factor=76232 bin/false=43432 bin/fmt=51624 bin/fold=47528 bin/groups=43432 bin/head=51656 bin/hostid=43432 bin/id=51656 bin/install=154096 bin/join=59880 bin/link=43432 bin/ln=76240 bin/logname=43432 bin/ls=158632 bin/md5sum=55752 bin/mkdir=88488 bin/mkfifo=76200 bin/mknod=84392 bin/mktemp=47528 bin/mv=149960 bin/nice=43432 bin/nl=51720 bin/nohup=47528 bin/nproc=47528 bin/numfmt=68072 bin/od=84424 bin/paste=47560 bin/pathchk=43432 bin/pinky=59848 bin/pr=80392 bin/printenv=43432 bin/printf=68008 bin/ptx=63976 bin/pwd=43432 bin/readlink=55720 bin/realpath=55752 bin/rm=76232 bin/rmdir=43432 bin/runcon=47528 bin/seq=47528 bin/sha1sum=55752 bin/sha224sum=55752 bin/sha256sum=55752 bin/sha384sum=55752 bin/sha512sum=55752 bin/shred=68040 bin/shuf=63912 bin/sleep=43432 bin/sort=121552 bin/split=72560 bin/stat=104904 bin/stdbuf=47528 bin/stty=76232 bin/sum=51632 bin/sync=43432 bin/tac=47528 bin/tail=80360 bin/tee=47560 bin/test=47528 bin/timeout=47984 bin/touch=88520 bin/tr=59816 bin/true=43432 bin/truncate=47528 bin/tsort=59816 bin/tty=43432 bin/uname=43464 bin/unexpand=47560 bin/uniq=55752 bin/unlink=43432 bin/users=51624 bin/vdir=158632 bin/wc=68048 bin/who=63944 bin/whoami=43432 bin/yes=43432 sbin/chroot=51624|GNU core utilities
cpp|4:14.2.0-1|18|2||cpp-14,cpp-x86-64-linux-gnu||GNU C preprocessor (cpp)
cpp-14|14.2.0-19|11|1||cpp-14-x86-64-linux-gnu||GNU C preprocessor
cpp-14-x86-64-linux-gnu|14.2.0-19|34503|11047||libisl23,libmpc3,libmpfr6||GNU C preprocessor for x86_64-linux-gnu
cpp-x86-64-linux-gnu|4:14.2.0-1|17|5||cpp-14-x86-64-linux-gnu||GNU C preprocessor (cpp) for the amd64 architecture
cron|3.0pl1-197|249|87||cron-daemon-common,sensible-utils|bin/crontab@2755=51936 sbin/cron=60064|process scheduling daemon
cron-daemon-common|3.0pl1-197|56|18||systemd,adduser||process scheduling daemon's configuration files
curl|8.14.1-2+deb13u7|495|270|||bin/curl=321880 bin/wcurl=11241|command line tool for transferring data with URL syntax
dash|0.5.12-12|207|99|E||bin/dash=129736 bin/sh>dash|POSIX-compliant shell
debconf|1.5.91|497|121|||bin/debconf=2870 bin/debconf-apt-progress=11846 bin/debconf-communicate=623 bin/debconf-copydb=1718 bin/debconf-escape=668 bin/debconf-set-selections=3216 bin/debconf-show=1825 sbin/dpkg-preconfigure=4563 sbin/dpkg-reconfigure=4536|Debian configuration management system
debian-archive-keyring|2025.1|302|179||||OpenPGP archive certificates of the Debian archive
debianutils|5.23.2|225|92|E||bin/ischroot=14752 bin/run-parts=27392 bin/savelog=10487 bin/tempfile=14576 bin/which.debianutils=1080 sbin/add-shell=1053 sbin/installkernel=2711 sbin/remove-shell=1111 sbin/update-shells=4066|Miscellaneous utilities specific to Debian
diffutils|1:3.10-4|1768|387|E||bin/cmp=56272 bin/diff=163440 bin/diff3=72848 bin/sdiff=68704|File comparison utilities
dirmngr|2.4.7-21+deb13u1+b5|967|384||adduser,gpgconf,libassuan9,libgcrypt20,libgpg-error0,libksba8,libnpth0t64||GNU privacy guard - network certificate management service
dpkg|1.22.22|6587|1537|E||bin/dpkg=326704 bin/dpkg-deb=182816 bin/dpkg-divert=162584 bin/dpkg-maintscript-helper=21124 bin/dpkg-query=174864 bin/dpkg-realpath=59728 bin/dpkg-split=145904 bin/dpkg-statoverride=88584 bin/dpkg-trigger=92672 bin/update-alternatives=59712 sbin/start-stop-daemon=44464|Debian package management system
dpkg-dev|1.22.22|1725|1337||perl,libdpkg-perl,bzip2,xz-utils,patch,make,binutils||Debian package development tools
dumb-init|1.2.5-3|33|13|||bin/dumb-init=14472|wrapper script which proxies signals to a child
file|1:5.46-5|79|44||libmagic1t64|bin/file|Recognize the type of data in a file using "magic" numbers
findutils|4.10.0-3|2160|700|E||bin/find=233040 bin/xargs=76232|utilities for finding files--find, xargs
g++|4:14.2.0-1|13|1||cpp,cpp-x86-64-linux-gnu,gcc,g++-14,g++-x86-64-linux-gnu,gcc-14|bin/g++>g++-14|GNU C++ compiler
g++-14|14.2.0-19|35|23||g++-14-x86-64-linux-gnu,gcc-14|bin/g++-14|GNU C++ compiler
g++-14-x86-64-linux-gnu|14.2.0-19|36931|12115||gcc-14-x86-64-linux-gnu,libstdc++-14-dev,libisl23,libmpc3,libmpfr6||GNU C++ compiler for x86_64-linux-gnu architecture
g++-x86-64-linux-gnu|4:14.2.0-1|11|1||cpp-x86-64-linux-gnu,gcc-x86-64-linux-gnu,g++-14-x86-64-linux-gnu||GNU C++ compiler for the amd64 architecture
gcc|4:14.2.0-1|36|5||cpp,cpp-x86-64-linux-gnu,gcc-14,gcc-x86-64-linux-gnu|bin/gcc>gcc-14 bin/gcc-ar>gcc-ar-14|GNU C compiler
gcc-14|14.2.0-19|622|540||gcc-14-x86-64-linux-gnu,cpp-14,binutils|bin/gcc-14|GNU C compiler
gcc-14-base|14.2.0-19|112|49||||GCC, the GNU Compiler Collection (base package)
gcc-14-x86-64-linux-gnu|14.2.0-19|68460|21390||cpp-14-x86-64-linux-gnu,libcc1-0,binutils-x86-64-linux-gnu,libgcc-14-dev,libisl23,libmpc3,libmpfr6||GNU C compiler for the x86_64-linux-gnu architecture
gcc-x86-64-linux-gnu|4:14.2.0-1|23|1||cpp-x86-64-linux-gnu,gcc-14-x86-64-linux-gnu||GNU C compiler for the amd64 architecture
git|1:2.47.3-0+deb13u1|49154|8862||libcurl3t64-gnutls,libexpat1,perl,liberror-perl,git-man|bin/git bin/git-shell|fast, scalable, distributed revision control system
git-man|1:2.47.3-0+deb13u1|2251|2205||||fast, scalable, distributed revision control system (manual pages)
gnupg|2.4.7-21+deb13u1|468|417||dirmngr,gnupg-l10n,gpg,gpg-agent,gpgsm||GNU privacy guard - a free PGP replacement
gnupg-l10n|2.4.7-21+deb13u1|5010|749||||GNU privacy guard - localization files
gosu|1.17-3+b4|2890|940|||bin/gosu|Simple Go-based setuid+setgid+setgroups+exec
gpg|2.4.7-21+deb13u1+b5|1594|636||gpgconf,libassuan9,libgcrypt20,libgpg-error0,libksba8,libnpth0t64,libreadline8t64|bin/gpg|GNU Privacy Guard -- minimalist public key operations
gpg-agent|2.4.7-21+deb13u1+b5|899|271||gpgconf,pinentry-curses,libassuan9,libgcrypt20,libgpg-error0,libnpth0t64||GNU privacy guard - cryptographic agent
gpgconf|2.4.7-21+deb13u1+b5|371|129||libassuan9,libgcrypt20,libgpg-error0,libreadline8t64||GNU privacy guard - core configuration utilities
gpgsm|2.4.7-21+deb13u1+b5|664|276||gpgconf,libassuan9,libgcrypt20,libgpg-error0,libksba8,libnpth0t64,libreadline8t64||GNU privacy guard - S/MIME version
grep|3.11-4|1266|431|E||bin/egrep=41 bin/fgrep=41 bin/grep=203152 bin/rgrep=30|GNU grep, egrep and fgrep
gzip|1.13-1+deb13u1|256|139|E||bin/gunzip=2335 bin/gzexe=6469 bin/gzip=102200 bin/zcat=1973 bin/zcmp=1678 bin/zdiff=6436 bin/zegrep=29 bin/zfgrep=29 bin/zforce=2076 bin/zgrep=8199 bin/zless=2434 bin/zmore=1837 bin/znew=4862 bin/uncompress>gunzip|GNU compression utilities
hostname|3.25|50|11|E||bin/hostname=26776 bin/dnsdomainname>hostname bin/domainname>hostname bin/nisdomainname>hostname bin/ypdomainname>hostname|utility to set/show the host name or domain name
htop|3.4.1-5|424|171|||bin/htop|interactive processes viewer
init-system-helpers|1.69~deb13u1|133|39|E||bin/deb-systemd-helper=24358 bin/deb-systemd-invoke=7135 sbin/invoke-rc.d=16517 sbin/service=9215 sbin/update-rc.d=18147|helper tools for all init systems
iproute2|6.15.0-1|3774|1089||libbpf1,libelf1t64,libmnl0,libtirpc3t64,libxtables12,libcap2-bin|bin/ip=721912 bin/lnstat=27304 bin/nstat=117272 bin/rdma=203440 bin/routel=1658 bin/ss=211968 sbin/arpd=113208 sbin/bridge=174712 sbin/dcb=174768 sbin/devlink=244784 sbin/genl=129624 sbin/rtacct=117280 sbin/rtmon=121368 sbin/tc=593608 sbin/tipc=174768 sbin/vdpa=125680 bin/ctstat>lnstat bin/rtstat>lnstat sbin/ip>../bin/ip|networking and traffic control tools
iputils-ping|3:20240905-3|187|51|||bin/ping bin/ping4>ping bin/ping6>ping|Tools to test the reachability of network hosts
jq|1.7.1-6+deb13u4|125|79||libjq1|bin/jq|lightweight and flexible command-line JSON processor
less|668-1|376|161|||bin/less bin/lessecho bin/lesskey bin/lesspipe|pager program similar to more
libacl1|2.3.2-2+b1|74|33||||access control list - shared library
libapparmor1|4.1.0-1|115|44||||changehat AppArmor library
libapt-pkg7.0|3.0.4|3856|1114|||L/libapt-pkg.so.7.0.0=2580592|package management runtime library
libasan8|14.2.0-19|10695|2725||||AddressSanitizer -- a fast memory error detector
libassuan9|3.0.2-2|136|62||libgpg-error0||IPC library for the GnuPG components
libatomic1|14.2.0-19|45|9||||support library providing __atomic built-in functions
libattr1|1:2.5.2-3|60|23||||extended attribute handling - shared library
libaudit-common|1:4.0.2-2+deb13u1|25|13||||Dynamic library for security auditing - common files
libaudit1|1:4.0.2-2+deb13u1|198|58|||L/libaudit.so.1.0.0=174008|Dynamic library for security auditing
libbinutils|2.44-3|2390|534||libsframe1,binutils-common||GNU binary utilities (private shared library)
libblkid1|2.41.5-0+deb13u1|453|172|||L/libblkid.so.1.1.0=396256|block device ID library
libbpf1|1:1.5.0-3|452|169||libelf1t64|L/libbpf.so.1.5.0=423952|eBPF helper library (shared library)
libbrotli1|1.1.0-2+deb13u1|865|304|||L/libbrotlienc.so.1.1.0=666280|library implementing brotli encoder and decoder (shared libraries)
libbsd0|0.12.2-2|214|131||||utility functions from BSD systems - shared library
libbz2-1.0|1.0.8-6|96|38||||high-quality block-sorting file compressor library - runtime
libc-bin|2.41-12+deb13u5|2123|639|E||bin/getconf=26920 bin/getent=35480 bin/iconv=68032 bin/ldd=5356 bin/locale=46656 bin/localedef=310328 bin/pldd=22904 bin/tzselect=21877 bin/zdump=26840 sbin/iconvconfig=31128 sbin/ldconfig=988168 sbin/zic=63816 bin/ld.so>../lib64/ld-linux-x86-64.so.2 /usr/lib/locale/C.utf8/LC_CTYPE=367708|GNU C Library: Binaries
libc-dev-bin|2.41-12+deb13u5|127|61||||GNU C Library: Development binaries
libc-l10n|2.41-12+deb13u5|4740|742||||GNU C Library: localization files
libc6|2.41-12+deb13u5|13223|2850|||L/libc.so.6=1995216 L/libmvec.so.1=1018072|GNU C Library: Shared libraries
libc6-dev|2.41-12+deb13u5|12542|1991||libc-dev-bin,linux-libc-dev,libcrypt-dev,rpcsvc-proto||GNU C Library: Development Libraries and Header Files
libcap-ng0|0.8.5-4+b1|66|18||||alternate POSIX capabilities library
libcap2|1:2.75-10+deb13u1+b3|92|29||||POSIX 1003.1e capabilities (library)
libcap2-bin|1:2.75-10+deb13u1+b3|132|36|||sbin/capsh=54600 sbin/getcap=14576 sbin/getpcaps=14576 sbin/setcap=14576|POSIX 1003.1e capabilities (utilities)
libcares2|1.34.9-1~deb13u1|287|103|||L/libcares.so.2.19.8=243648|asynchronous name resolver
libcc1-0|14.2.0-19|140|43||||GCC cc1 plugin for GDB
libcom-err2|1.47.2-3+b12|64|25||||common error description library
libcrypt-dev|1:4.4.38-1|345|119||||libcrypt development files
libcrypt1|1:4.4.38-1|234|90|||L/libcrypt.so.1.1.0=206776|libcrypt shared library
libctf-nobfd0|2.44-3|293|156||||Compact C Type Format library (runtime, no BFD dependency)
libctf0|2.44-3|232|89||libbinutils||Compact C Type Format library (runtime, BFD dependency)
libcurl3t64-gnutls|8.14.1-2+deb13u7|997|385||libngtcp2-16,libngtcp2-crypto-gnutls8||easy-to-use client-side URL transfer library (GnuTLS flavour)
libcurl4t64|8.14.1-2+deb13u7|1013|392|||L/libcurl.so.4.8.0=983720|easy-to-use client-side URL transfer library (OpenSSL flavour)
libdb5.3t64|5.3.28+dfsg2-9|1854|704|||L/libdb-5.3.so=1864304|Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0|0.280|38|11||||Debian Configuration Management System (C-implementation library)
libdpkg-perl|1.22.22|2091|651||perl||Dpkg perl modules
libedit2|3.1-20250104-1|262|94||||BSD editline and history libraries
libelf1t64|0.192-4|1228|189||||library to read and write ELF files
liberror-perl|0.17030-1|71|27||perl||Perl module for error/exception handling in an OO-ish way
libestr0|0.1.11-2|31|9||||Helper functions for handling strings (lib)
libexpat1|2.9.0-1~deb13u1|427|126|||L/libexpat.so.1.13.0=186528 L/libexpatw.so.1.13.0=186504|XML parsing C library - runtime library
libfastjson4|1.2304.0-2|80|29||||fast json library for C
libffi8|3.4.8-2|72|24||||Foreign Function Interface library runtime
libfstrm0|0.6.1-1+b3|71|22||||Frame Streams (fstrm) library
libgcc-14-dev|14.2.0-19|17357|2672||libgomp1,libitm1,libatomic1,libasan8,liblsan0,libtsan2,libubsan1,libhwasan0,libquadmath0||GCC support library (development files)
libgcc-s1|14.2.0-19|197|73|||L/libgcc_s.so.1=182856|GCC support library
libgcrypt20|1.11.0-7+deb13u1|1999|843||libgpg-error0||LGPL Crypto library - runtime library
libgdbm-compat4t64|1.24-2|75|50||libgdbm6t64||GNU dbm database routines (legacy support runtime version) 
libgdbm6t64|1.24-2|138|75||||GNU dbm database routines (runtime version) 
libgmp10|2:6.3.0+dfsg-3|882|560|||L/libgmp.so.10.5.0=566080|Multiprecision arithmetic library
libgnutls30t64|3.8.9-3+deb13u4|3504|1469|||L/libgnutls.so.30.40.3=2246712|GNU TLS library - main runtime library
libgomp1|14.2.0-19|368|137||||GCC OpenMP (GOMP) support library
libgpg-error0|1.51-4|208|82||||GnuPG development runtime library
libgprofng0|2.44-3|4034|808||libbinutils||GNU Next Generation profiler (runtime library)
libgssapi-krb5-2|1.21.3-5+deb13u1|434|139|||L/libgssapi_krb5.so.2.2=346904|MIT Kerberos runtime libraries - krb5 GSS-API Mechanism
libhogweed6t64|3.10.1-1|483|335|||L/libhogweed.so.6.10=305144|low level cryptographic library (public-key cryptos)
libhwasan0|14.2.0-19|4850|1488||||AddressSanitizer -- a fast memory error detector
libicu76|76.1-4|37371|9722|||L/libicudata.so.76.1=31864368 L/libicui18n.so.76.1=3774800|International Components for Unicode
libidn2-0|2.3.8-2|446|109|||L/libidn2.so.0.4.0=202872|Internationalized domain names (IDNA2008/TR46) library
libisl23|0.27-1|2253|659||||manipulating sets and relations of integer points bounded by linear constraints
libitm1|14.2.0-19|115|26||||GNU Transactional Memory Library
libjansson4|2.14-2+b3|100|40||||C library for encoding, decoding and manipulating JSON data
libjemalloc2|5.3.0-3|876|274|||L/libjemalloc.so.2=843416|general-purpose scalable concurrent malloc(3) implementation
libjq1|1.7.1-6+deb13u4|439|168||libonig5||lightweight and flexible command-line JSON processor - shared library
libjson-c5|0.18+ds-1|112|46||||JSON manipulation library - shared library
libk5crypto3|1.21.3-5+deb13u1|266|82|||L/libk5crypto.so.3.1=187144|MIT Kerberos runtime libraries - Crypto Library
libkeyutils1|1.6.3-6|41|9||||Linux Key Management Utilities (library)
libkrb5-3|1.21.3-5+deb13u1|1074|328|||L/libkrb5.so.3.3=883984|MIT Kerberos runtime libraries
libkrb5support0|1.21.3-5+deb13u1|137|34||||MIT Kerberos runtime libraries - Support library
libksba8|1.6.7-2+b1|330|136||libgpg-error0||X.509 and CMS support library
liblastlog2-2|2.41.5-0+deb13u1|75|29||||lastlog2 database shared library
libldap2|2.6.10+dfsg-1|576|194|||L/libldap.so.2.0.200=400912|OpenLDAP libraries
liblmdb0|0.9.31-1+b2|104|45||||Lightning Memory-Mapped Database shared library
liblognorm5|2.0.6-5|173|66||libestr0,libfastjson4||log normalizing library
liblsan0|14.2.0-19|3782|1204||||LeakSanitizer -- a memory leak detector (runtime)
liblsof0|4.99.4+dfsg-2|229|134||||utility to list open files (shared library)
liblz4-1|1.10.0-4|173|64|||L/liblz4.so.1.10.0=154096|Fast LZ compression algorithm library - runtime
liblzf1|3.6-4+b3|36|10||||Very small data compression library
liblzma5|5.8.1-1+deb13u2|435|310|||L/liblzma.so.5.8.1=198832|XZ-format compression library
libmagic-mgc|1:5.46-5|10154|338||||File type determination library using "magic" numbers (compiled magic file)
libmagic1t64|1:5.46-5|244|109||libmagic-mgc||Recognize the type of data in a file using "magic" numbers - library
libmaxminddb0|1.12.2-1|57|26||||IP geolocation database library
libmd0|1.1.0-2+b1|94|36||||message digest functions from BSD systems - shared library
libmnl0|1.0.5-3|45|12||||minimalistic Netlink communication library
libmount1|2.41.5-0+deb13u1|565|210|||L/libmount.so.1.1.0=502512|device mounting library
libmpc3|1.3.1-1+b3|154|52||libmpfr6||multiple precision complex floating-point library
libmpfr6|4.2.2-1|1225|729||||multiple precision floating-point computation
libncursesw6|6.5+20250216-2|419|135|||L/libncursesw.so.6.5=235520|shared libraries for terminal handling (wide character support)
libnettle8t64|3.10.1-1|560|305|||L/libnettle.so.8.10=346216|low level cryptographic library (symmetric and one-way cryptos)
libnghttp2-14|1.64.0-1.1+deb13u2|229|75|||L/libnghttp2.so.14.28.3=199152|library implementing HTTP/2 protocol (shared library)
libnghttp3-9|1.8.0-1|201|68|||L/libnghttp3.so.9.2.6=173392|HTTP/3 library with QUIC and QPACK (library)
libnginx-mod-http-echo|1:0.63-7|68|19||nginx||Bring echo and more shell style goodies to Nginx
libngtcp2-16|1.11.0-1+deb13u1|335|132||||implementation of QUIC protocol (library)
libngtcp2-crypto-gnutls8|1.11.0-1+deb13u1|80|30||libngtcp2-16||implementation of QUIC protocol (library)
libnode115|20.19.2+dfsg-1+deb13u3|53958|12093||libcares2,libicu76,libuv1t64,node-acorn,node-cjs-module-lexer,node-minimatch,node-undici|L/libnode.so.115=55166824|evented I/O for V8 javascript - runtime library
libnpth0t64|1.8-3|57|23||||replacement for GNU Pth using system threads
libonig5|6.9.9-1+b1|677|189||||regular expressions library
libp11-kit0|0.25.5-3|1882|425|||L/libp11-kit.so.0.4.1=1705664|library for loading and coordinating access to PKCS#11 modules - runtime
libpam-modules|1.7.0-5|923|179||||Pluggable Authentication Modules for PAM
libpam-modules-bin|1.7.0-5|206|49|||sbin/faillock=22776 sbin/mkhomedir_helper=14600 sbin/pam_namespace_helper=467 sbin/pam_timestamp_check=14584 sbin/pwhistory_helper=22776 sbin/unix_chkpwd@2755=43256 sbin/unix_update=43256|Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime|1.7.0-5|1028|249|||sbin/pam-auth-update=21441 sbin/pam_getenv=2890|Runtime support for the PAM library
libpam0g|1.7.0-5|194|70||||Pluggable Authentication Modules library
libpcre2-8-0|10.46-1~deb13u3|774|299|||L/libpcre2-8.so.0.14.0=711216|New Perl Compatible Regular Expression Library- 8 bit runtime files
libperl5.40|5.40.1-6+deb13u1|29322|4326||libgdbm-compat4t64,libgdbm6t64,perl-modules-5.40||shared Perl library
libpopt0|1.19+dfsg-2|245|44||||lib for parsing cmdline parameters
libproc2-0|2:4.0.4-9|237|66|||L/libproc2.so.0.0.2=207368|library for accessing process information from /proc
libprotobuf-c1|1.5.1-1|62|21||||Protocol Buffers C shared library (protobuf-c)
libpsl5t64|0.21.2-1.1+b1|100|57||||Library for Public Suffix List (shared libraries)
libpython3-stdlib|3.13.5-1|28|10||libpython3.13-stdlib||interactive high-level object-oriented language (default python3 version)
libpython3.13-minimal|3.13.5-2+deb13u5|5452|863|||/usr/lib/python3.13/lib-dynload/_ssl.cpython-313-x86_64-linux-gnu.so=223664|Minimal subset of the Python language (version 3.13)
libpython3.13-stdlib|3.13.5-2+deb13u5|8898|1959||libpython3.13-minimal,media-types,netbase,libreadline8t64|/usr/lib/python3.13/pydoc_data/topics.py=528172 /usr/lib/python3.13/lib-dynload/_decimal.cpython-313-x86_64-linux-gnu.so=351112|Interactive high-level object-oriented language (standard library, version 3.13)
libquadmath0|14.2.0-19|296|145||||GCC Quad-Precision Math Library
libreadline8t64|8.2-6|485|169||readline-common|L/libreadline.so.8.2=362728|GNU readline and history libraries, run-time libraries
librtmp1|2.4+20151223.gitfa8646d.1-2+b5|144|59||||toolkit for RTMP streams (shared library)
libsasl2-2|2.1.28+dfsg1-9|156|58||||Cyrus SASL - authentication abstraction library
libsasl2-modules-db|2.1.28+dfsg1-9|70|20||||Cyrus SASL - pluggable authentication modules (DB)
libseccomp2|2.6.0-2|201|52|||L/libseccomp.so.2.6.0=182560|high level interface to Linux seccomp filter
libselinux1|3.8.1-1|229|85|||L/libselinux.so.1=202984|SELinux runtime shared libraries
libsemanage-common|3.8.1-1|21|8||||Common files for SELinux policy management libraries
libsemanage2|3.8.1-1|313|95|||L/libsemanage.so.2=288768|SELinux policy management library
libsepol2|3.8.1-1|835|296|||L/libsepol.so.2=825456|SELinux library for manipulating binary security policies
libsframe1|2.44-3|110|78||||Library to handle the SFrame format (runtime library)
libsmartcols1|2.41.5-0+deb13u1|377|143|||L/libsmartcols.so.1.1.0=313496|smart column output alignment library
libsqlite3-0|3.46.1-7+deb13u2|1834|915|||L/libsqlite3.so.0.8.6=1571096|SQLite 3 shared library
libssh2-1t64|1.11.1-1+deb13u2|441|245|||L/libssh2.so.1.0.1=297472|SSH2 client-side library
libssl3t64|3.5.9-1~deb13u1|8125|2465|||L/libcrypto.so.3=6525504 L/libssl.so.3=1109952|Secure Sockets Layer toolkit - shared libraries
libstdc++-14-dev|14.2.0-19|22065|2376||libgcc-14-dev,libc6-dev||GNU Standard C++ Library v3 (development files)
libstdc++6|14.2.0-19|3019|714|||L/libstdc++.so.6.0.33=2497768|GNU Standard C++ Library v3
libsystemd-shared|257.13-1~deb13u1|6825|2155|||L/systemd/libsystemd-shared-257.so=4451744 L/systemd/libsystemd-core-257.so=2455984|systemd shared private library
libsystemd0|257.13-1~deb13u1|1223|455|||L/libsystemd.so.0.40.0=1131784|systemd utility library
libtasn1-6|4.20.0-2+deb13u1|122|50||||Manage ASN.1 structures (runtime)
libtinfo6|6.5+20250216-2|569|348|||L/libtinfo.so.6.5=220464|shared low-level terminfo library for terminal handling
libtirpc-common|1.3.6+ds-1|32|11||||transport-independent RPC library - common files
libtirpc3t64|1.3.6+ds-1|236|83||libtirpc-common|L/libtirpc.so.3.0.0=195024|transport-independent RPC library
libtsan2|14.2.0-19|8807|2460||||ThreadSanitizer -- a Valgrind-based detector of data races (runtime)
libubsan1|14.2.0-19|3319|1074||||UBSan -- undefined behaviour sanitizer (runtime)
libudev1|257.13-1~deb13u1|357|152|||L/libudev.so.1.7.10=280936|libudev shared library
libunistring5|1.3-2|2092|477|||L/libunistring.so.5.2.0=1996840|Unicode string library for C
libunwind8|1.8.1-0.1|216|56||||library to determine the call-chain of a program - runtime
liburcu8t64|0.15.2-2|363|76||||userspace RCU (read-copy-update) library
libuuid1|2.41.5-0+deb13u1|98|38||||Universally Unique ID library
libuv1t64|1.50.0-2|321|154|||L/libuv.so.1.0.0=213424|asynchronous event notification library - runtime library
libxml2|2.12.7+dfsg+really2.9.14-2.1+deb13u3|1916|700||||GNOME XML library
libxtables12|1.8.11-2|101|32||||netfilter xtables library
libxxhash0|0.8.3-2|92|27||||shared library for xxhash
libzstd1|1.5.7+dfsg-1|847|304|||L/libzstd.so.1.5.7=825336|fast lossless compression algorithm
linux-libc-dev|6.12.118-1|11154|3102||||Linux support headers for userspace development
locales|2.41-12+deb13u5|15776|3930||libc-l10n|sbin/locale-gen sbin/update-locale|GNU C Library: National Language (locale) data [support]
login|1:4.16.0-2+really2.41.5-0+deb13u1|287|115|||bin/login=92552 bin/newgrp@4755=18816 sbin/nologin=22912 bin/sg>newgrp|system login tools
login.defs|1:4.17.4-2|214|186||||system user management configuration
logrotate|3.22.0-1|151|62||cron,libpopt0|sbin/logrotate|Log rotation utility
lsof|4.99.4+dfsg-2|492|316||liblsof0,libtirpc3t64|bin/lsof|utility to list open files
make|4.4.1-2|1766|463|||bin/make bin/gmake>make|utility for directing compilation
mawk|1.3.4.20250131-1|292|141|||bin/mawk=170664|Pattern scanning and text processing language
media-types|13.0.0|98|29||||List of standard media types and their usual file extension
mount|2.41.5-0+deb13u1|497|163|||bin/mount@4755=72072 bin/umount@4755=55688 sbin/losetup=133664 sbin/swapoff=51584 sbin/swapon=59784|tools for mounting and manipulating filesystems
nano|8.4-1+deb13u1|2839|645|||bin/nano bin/rnano>nano|small, friendly text editor inspired by Pico
ncurses-base|6.5+20250216-2|389|273|E|||basic terminal type definitions
ncurses-bin|6.5+20250216-2|665|438|E||bin/clear=14584 bin/infocmp=67904 bin/tabs=18672 bin/tic=96608 bin/toe=22768 bin/tput=30992 bin/tset=30968 bin/captoinfo>tic bin/infotocap>tic bin/reset>tset|terminal-related programs and man pages
net-tools|2.10-1.3|988|245|||bin/netstat sbin/ifconfig sbin/route sbin/arp|NET-3 networking toolkit
netbase|6.5|35|12||||Basic TCP/IP networking system
netcat-openbsd|1.229-1|109|43|||bin/nc.openbsd|TCP/IP swiss army knife
nginx|1.26.3-3+deb13u10|1556|614||iproute2,nginx-common|sbin/nginx=1491464|small, powerful, scalable web/proxy server
nginx-common|1.26.3-3+deb13u10|305|112||||small, powerful, scalable web/proxy server - common files
nginx-light|1.26.3-3+deb13u10|91|85||libnginx-mod-http-echo,nginx||nginx web/proxy server (basic version)
node-acorn|8.8.1+ds+~cs25.17.7-2|911|128||node-xtend,nodejs|bin/acorn>../share/nodejs/acorn/bin/acorn|ECMAScript parser for Node.js
node-balanced-match|2.0.0-1|21|5||||Match balanced character pairs in Node.js
node-brace-expansion|2.0.1+~1.1.0-2|26|8||node-balanced-match||Brace expansion as known from sh/bash for Node.js
node-cjs-module-lexer|1.2.3+dfsg-1|158|31||||Fast lexer to extract named exports from CommonJS modules
node-corepack|0.24.0-5|3501|712||nodejs|bin/corepack>../share/nodejs/corepack/dist/corepack.js|Access npm, Yarn and pnpm without having to install them
node-minimatch|9.0.3-6|595|77||node-brace-expansion||Convert glob expressions into RegExp objects for Node.js
node-undici|7.3.0+dfsg1+~cs24.12.11-1|2047|333|||/usr/share/nodejs/undici/undici-fetch.js=627423|Node.js HTTP/1.1 client
node-xtend|4.0.2-3|16|4||||Node.js library to easily extend an object
nodejs|20.19.2+dfsg-1+deb13u3|2368|355||libnode115,node-corepack|bin/node=26704 bin/nodejs>node|evented I/O for V8 javascript - runtime executable
openssl|3.5.9-1~deb13u1|2523|1518|||bin/c_rehash=6919 bin/openssl=1103272|Secure Sockets Layer toolkit - cryptographic utility
openssl-provider-legacy|3.5.9-1~deb13u1|430|322||||Secure Sockets Layer toolkit - cryptographic utility
passwd|1:4.17.4-2|4758|1229|||bin/chage@2755=113848 bin/chfn@4755=70888 bin/chsh@4755=52936 bin/expiry@2755=31256 bin/gpasswd@4755=88568 bin/passwd@4755=118168 sbin/chgpasswd=68016 sbin/chpasswd=97368 sbin/groupadd=105632 sbin/groupdel=93176 sbin/groupmod=105624 sbin/grpck=63928 sbin/grpconv=59672 sbin/grpunconv=59672 sbin/newusers=109536 sbin/pwck=59784 sbin/pwconv=55560 sbin/pwunconv=55576 sbin/shadowconfig=1983 sbin/useradd=159640 sbin/userdel=113728 sbin/usermod=147192 sbin/vipw=74520 sbin/vigr>vipw|change and administer password and group data
patch|2.8-2+deb13u1|242|134||||Apply a diff file to an original
perl|5.40.1-6+deb13u1|841|268||perl-modules-5.40,libperl5.40|bin/perl5.40-x86_64-linux-gnu|Larry Wall's Practical Extraction and Report Language
perl-base|5.40.1-6+deb13u1|7815|1666|E||bin/perl=3935376 bin/perl5.40.1=3935376 L/perl-base/auto/re/re.so=671528 L/perl-base/unicore/To/NFKCCF.pl=402699|minimal Perl system
perl-modules-5.40|5.40.1-6+deb13u1|19993|3014||||Core Perl modules
pinentry-curses|1.3.1-2|150|86||libassuan9,libgpg-error0||curses-based PIN or pass-phrase entry dialog for GnuPG
procps|2:4.0.4-9|2395|882|||bin/free=26936 bin/kill=22840 bin/pgrep=39344 bin/pidwait=39344 bin/pmap=35160 bin/ps=154552 bin/pwdx=14648 bin/skill=31056 bin/slabtop=22904 bin/tload=22856 bin/top=138864 bin/uptime=14648 bin/vmstat=39648 bin/w=31032 bin/watch=31512 sbin/sysctl=31040 bin/pkill>pgrep bin/snice>skill|/proc file system utilities
psmisc|23.7-2|950|267|||bin/fuser=40784 bin/killall=32720 bin/peekfd=14848 bin/prtstat=19016 bin/pslog=14792 bin/pstree=36640 bin/pstree.x11>pstree|utilities that use the proc file system
python3|3.13.5-1|83|28||python3-minimal,python3.13,libpython3-stdlib|bin/pdb3>pdb3.13 bin/pydoc3>pydoc3.13 bin/pygettext3>pygettext3.13|interactive high-level object-oriented language (default python3 version)
python3-autocommand|2.2.2-3|61|14||python3||library to generate argparse parsers from function signatures
python3-inflect|7.3.1-2|145|32||python3-more-itertools,python3-typeguard,python3-typing-extensions,python3||Generate plurals, singular nouns, ordinals, indefinite articles (Python 3)
python3-jaraco.context|6.0.1-1+deb13u1|36|8||python3||jaraco contextlib extensions
python3-jaraco.functools|4.1.0-1|48|12||python3-more-itertools,python3||additional functools in the spirit of stdlib's functools
python3-minimal|3.13.5-1|112|27||python3.13-minimal|bin/py3clean=7770 bin/py3compile=13305 bin/py3versions>../share/python3/py3versions.py bin/python3>python3.13|minimal subset of the Python language (default python3 version)
python3-more-itertools|10.7.0-1|292|67||python3|/usr/lib/python3/dist-packages/more_itertools/more.py=154671|library with routines for operating on iterables, beyond itertools (Python 3)
python3-packaging|25.0-1|257|57||python3||core utilities for python3 packages
python3-pip|25.1.1+dfsg-1|10166|1457||ca-certificates,python3-wheel,python3|bin/pip bin/pip3|Python package installer
python3-pkg-resources|78.1.1-0.1|696|224||python3-autocommand,python3-inflect,python3-jaraco.context,python3-jaraco.functools,python3-more-itertools,python3||Package Discovery and Resource Access using pkg_resources
python3-typeguard|4.4.2-1|167|37||python3-typing-extensions,python3||Run-time type checker for Python
python3-typing-extensions|4.13.2-1|515|91||python3|/usr/lib/python3/dist-packages/typing_extensions.py=172654|Backported and Experimental Type Hints for Python
python3-wheel|0.46.1-2|91|22||python3-packaging,python3||built-package format for Python
python3.13|3.13.5-2+deb13u5|830|757||python3.13-minimal,libpython3.13-stdlib,media-types|bin/pydoc3.13=80 bin/pygettext3.13=24439 bin/pdb3.13>../lib/python3.13/pdb.py|Interactive high-level object-oriented language (version 3.13)
python3.13-minimal|3.13.5-2+deb13u5|6768|2225||libpython3.13-minimal,libexpat1|bin/python3.13=6832784|Minimal subset of the Python language (version 3.13)
readline-common|8.2-6|89|69||||GNU readline and history libraries, common files
redis|5:8.0.2-3+deb13u3|29|18||redis-server||Persistent key-value database with network interface (metapackage)
redis-server|5:8.0.2-3+deb13u3|178|67||redis-tools|bin/redis-server>redis-check-rdb|Persistent key-value database with network interface
redis-tools|5:8.0.2-3+deb13u3|7009|1248||adduser,libatomic1,libjemalloc2,liblzf1|bin/redis-benchmark=281392 bin/redis-check-aof=3092168 bin/redis-check-rdb=3092168 bin/redis-cli=648608|Persistent key-value database with network interface (client)
rpcsvc-proto|1.4.3-1|246|63||||RPC protocol compiler and definitions
rsyslog|8.2504.0-1+deb13u2|1999|758||libestr0,libfastjson4,liblognorm5|sbin/rsyslogd=770632|reliable system and kernel logging daemon
sed|4.9-2+deb13u1|991|331|E||bin/sed=130520|GNU stream editor for filtering/transforming text
sensible-utils|0.0.25|63|25|||bin/select-editor=2678 bin/sensible-browser=1085 bin/sensible-editor=1551 bin/sensible-pager=824 bin/sensible-terminal=1109|Utilities for sensible alternative selection
sqv|1.3.0-3+b2|1855|661|||bin/sqv=1870376|OpenPGP signature verification program from Sequoia
strace|6.13+ds-1|3072|1423||libunwind8|bin/strace|System call tracer
sudo|1.9.16p2-3+deb13u5|6709|2087||libapparmor1|bin/sudo bin/sudoedit>sudo sbin/visudo|Provide limited super user privileges to specific users
supervisor|4.2.5-3|1705|311||python3-pkg-resources,python3|bin/echo_supervisord_conf=218 bin/pidproxy=218 bin/supervisorctl=223 bin/supervisord=221|System for controlling process state
systemd|257.13-1~deb13u1|9944|3094||libsystemd-shared,libapparmor1|bin/busctl=100888 bin/hostnamectl=31112 bin/journalctl=93296 bin/kernel-install=55944 bin/localectl=27008 bin/loginctl=68112 bin/networkctl=129544 bin/systemctl=297904 bin/systemd-ac-power=14712 bin/systemd-analyze=219944 bin/systemd-ask-password=18952 bin/systemd-cat=18816 bin/systemd-cgls=23032 bin/systemd-cgtop=39320 bin/systemd-creds=51880 bin/systemd-delta=27008 bin/systemd-detect-virt=18808 bin/systemd-escape=18808 bin/systemd-firstboot=56120 bin/systemd-id128=27008 bin/systemd-inhibit=22928 bin/systemd-machine-id-setup=18992 bin/systemd-mount=56024 bin/systemd-notify=27288 bin/systemd-path=18808 bin/systemd-run=84872 bin/systemd-socket-activate=27008 bin/systemd-stdio-bridge=18816 bin/systemd-sysext=76360 bin/systemd-sysusers=68144 bin/systemd-tmpfiles=121464 bin/systemd-tty-ask-password-agent=35200 bin/systemd-vpick=27200 bin/timedatectl=47480 bin/varlinkctl=39416 bin/run0>systemd-run bin/systemd-confext>systemd-sysext bin/systemd-umount>systemd-mount|system and service manager
systemd-sysv|257.13-1~deb13u1|97|65||systemd|sbin/halt>../bin/systemctl sbin/init>../lib/systemd/systemd sbin/poweroff>../bin/systemctl sbin/reboot>../bin/systemctl sbin/runlevel>../bin/systemctl sbin/shutdown>../bin/systemctl sbin/telinit>../bin/systemctl|system and service manager - SysV compatibility symlinks
sysvinit-utils|3.14-4|104|34|E||sbin/fstab-decode=14576 sbin/killall5=26944 bin/pidof>../sbin/killall5|System-V-like utilities
tar|1.35+dfsg-3.1|3085|815|E||bin/tar=458280 sbin/rmt-tar=64704 sbin/tarcat=936|GNU version of the tar archiving utility
tini|0.19.0-3+b8|765|280|||bin/tini=27792 bin/tini-static=742648|tiny but valid init for containers
tree|2.2.1-1|129|59|||bin/tree|displays an indented directory tree, in color
tzdata|2026f-0+deb13u1|1360|268||||time zone and daylight-saving time data
unzip|6.0-29+deb13u1|387|173|||bin/unzip bin/zipinfo|De-archiver for .zip files
util-linux|2.41.5-0+deb13u1|4986|1242|E||bin/choom=55688 bin/chrt=72072 bin/dmesg=90840 bin/fallocate=35208 bin/findmnt=102296 bin/flock=35288 bin/getopt=35208 bin/hardlink=63976 bin/ionice=35208 bin/ipcmk=35280 bin/ipcrm=80264 bin/ipcs=84360 bin/lsblk=248208 bin/lscpu=170384 bin/lsipc=113032 bin/lslocks=80696 bin/lslogins=113032 bin/lsmem=72072 bin/lsns=92560 bin/mcookie=39376 bin/more=63888 bin/mountpoint=18824 bin/namei=39304 bin/nsenter=88728 bin/partx=137616 bin/prlimit=43928 bin/rename.ul=31112 bin/rev=14728 bin/setarch=88736 bin/setpriv=92560 bin/setsid=14728 bin/setterm=47496 bin/su@4755=84360 bin/taskset=67976 bin/uclampset=72072 bin/unshare=92792 bin/wdctl=76168 bin/whereis=31112 sbin/agetty=110152 sbin/blkdiscard=35208 sbin/blkid=141736 sbin/blkzone=92552 sbin/blockdev=96648 sbin/chcpu=47496 sbin/chmem=72072 sbin/findfs=14728 sbin/fsck=59784 sbin/fsfreeze=14728 sbin/fstrim=88456 sbin/isosize=35208 sbin/ldattach=35208 sbin/mkfs=14728 sbin/mkswap=137616 sbin/pivot_root=14728 sbin/readprofile=35248 sbin/rtcwake=55688 sbin/runuser=84360 sbin/sulogin=59792 sbin/swaplabel=18824 sbin/switch_root=18824 sbin/wipefs=51592 sbin/zramctl=137736 bin/i386>setarch bin/linux32>setarch bin/linux64>setarch bin/x86_64>setarch sbin/getty>agetty|miscellaneous system utilities
vim-common|2:9.1.1230-2+deb13u2|1864|421||||Vi IMproved - Common files
vim-tiny|2:9.1.1230-2+deb13u2|1831|776||vim-common|bin/vim.tiny|Vi IMproved - enhanced vi editor - compact version
wget|1.25.0-2|3784|985|||bin/wget|retrieves files from the web
xz-utils|5.8.1-1+deb13u2|1424|660|||bin/xz bin/unxz>xz bin/xzcat>xz|XZ-format compression utilities
zlib1g|1:1.3.dfsg+really1.3.1-1+deb13u1|172|89||||compression library - runtime
`;
