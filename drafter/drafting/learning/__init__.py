"""What an office's own earlier speeches teach: candidates for an outline and a bank, for a person to accept one by one."""
