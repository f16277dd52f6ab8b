"""An access key `AKIA0000` and twelve digits stands for the account of that number.

moto answers every unknown key from one account. With this, environments that live side by side in one
emulator see nothing of each other, and a file that names its account (`allowed_account_ids`) finds itself in it.
https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
"""

import re

from gap import around
from moto.iam import models


@around(models)
def get_account_id_from(original, access_key):
    named = re.fullmatch(r"AKIA0000(\d{12})", access_key)
    return named.group(1) if named else original(access_key)
