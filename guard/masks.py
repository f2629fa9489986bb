"""The kinds of personal data the guard knows, and the words that stand in their place."""

MASKS = {
    "my_number": "〔マイナンバー〕",
    "my_number_like": "〔番号〕",
    "pin": "〔暗証番号〕",
    "password": "〔パスワード〕",
    "number": "〔番号〕",
    "residence_card": "〔在留カード番号〕",
    "passport": "〔旅券番号〕",
    "email": "〔メールアドレス〕",
    "bank_account": "〔口座番号〕",
    "pension_number": "〔基礎年金番号〕",
    "insurance_number": "〔保険の番号〕",
}
KINDS = tuple(MASKS)
