"""What money did: exports of wallets, shops and banks become transactions."""
