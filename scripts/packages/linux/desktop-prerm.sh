#!/bin/sh
# Runs before Debian takes the app away: its name leaves the path while the program
# still stands; afterwards update-alternatives would complain that it dangles.
set -e
if [ "$1" = remove ]; then update-alternatives --remove dialpost /opt/Dialpost/dialpost; fi
