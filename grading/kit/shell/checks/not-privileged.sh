check_not_privileged() {
  is settings.privileged 'false ' && case $(got settings.mounts) in */sys/fs/cgroup* | *docker.sock*) false ;; esac
}
