"""An operation that the emulator does not know is refused.

moto answers it with a 500, which an AWS client takes for a passing fault and repeats for minutes.
https://docs.aws.amazon.com/emr/latest/APIReference/CommonErrors.html
"""

from gap import around, refusal
from moto.core.responses import ActionResult, BaseResponse


@around(BaseResponse)
def call_action(original, self):
    try:
        return original()
    except NotImplementedError as lacking:
        error = refusal(self.service_name, "UnsupportedOperation", f"the emulator lacks it: {lacking}")
        return self.serialized(ActionResult(error))
