check_memory_stays_within_limit() { is memory.ooms 0 && is memory.running yes; }
