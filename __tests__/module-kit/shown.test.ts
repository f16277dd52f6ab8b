import { TerraformVariable, Token } from "cdktf";
import { shownJson } from "../../modules/module-kit/shown";
import { describeWhere, evaluate, terraformCliMissing } from "../support/evaluate";

describeWhere(terraformCliMissing(), "a value in a message of Terraform's", () => {
  it("holds nothing that a terminal obeys or does not show", () => {
    const texts = ["a\u007fb", "a\u009bb", "a\u202eb", "a\u200bb", "a\u001bb", "Zürich 漢字 😀"];
    const { shown } = evaluate(
      (stack) => {
        new TerraformVariable(stack, "texts", { type: "list(string)" });
        return { shown: Token.asString(`\${${shownJson("var.texts")}}`) };
      },
      { texts },
    );
    expect(shown).toBe('["a\ufffdb","a\ufffdb","a\ufffdb","a\ufffdb","a\\u001bb","Zürich 漢字 😀"]');
  });
});
