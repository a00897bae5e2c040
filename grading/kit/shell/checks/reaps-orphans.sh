check_reaps_orphans() { [ "$(got orphan.after)" -le "$(got orphan.before)" ]; }
