check_builds() { is build.ok yes; }
