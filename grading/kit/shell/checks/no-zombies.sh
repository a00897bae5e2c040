check_no_zombies() { is orphan.before 0; }
