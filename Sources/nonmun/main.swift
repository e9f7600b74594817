print("nonmun")
